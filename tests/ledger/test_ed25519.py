"""The verifier's Ed25519 accepts and refuses what RFC 8032 and Wycheproof say."""

import json
from pathlib import Path
from random import Random

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ledger.checkpoint import signature_holds
from ledger.verifier import ORDER, decode_point, signed_by

WYCHEPROOF = Path(__file__).parents[1] / "vectors" / "wycheproof" / "ed25519_test.json"
CASES = [
    (test["tcId"], group["publicKey"]["pk"], test["msg"], test["sig"], test["result"])
    for group in json.loads(WYCHEPROOF.read_text("utf-8"))["testGroups"]
    for test in group["tests"]
]

# RFC 8032, section 7.1: key, message, signature. TEST 1024 is number 83 of Wycheproof's.
OF_THE_RFC = {
    "TEST 1": (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        (
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd"
            "25bf5f0595bbe24655141438e7a100b"
        ),
    ),
    "TEST 2": (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        (
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c3"
            "87b2eaeb4302aeeb00d291612bb0c00"
        ),
    ),
    "TEST 3": (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        (
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594"
            "a7c15e9716ed28dc027beceea1ec40a"
        ),
    ),
    "TEST SHA(abc)": (
        "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
        (
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
            "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"
        ),
        (
            "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303"
            "dca179c138ac17ad9bef1177331a704"
        ),
    ),
}


@pytest.mark.parametrize(("key", "message", "signature"), OF_THE_RFC.values(), ids=OF_THE_RFC)
def test_the_signatures_of_rfc_8032_hold(key: str, message: str, signature: str) -> None:
    assert signed_by(bytes.fromhex(key), bytes.fromhex(message), bytes.fromhex(signature))
    assert not signed_by(
        bytes.fromhex(key), bytes.fromhex(f"{message}00"), bytes.fromhex(signature)
    )


@pytest.mark.parametrize(("number", "key", "message", "signature", "result"), CASES)
def test_wycheproofs_signatures_end_as_it_says(
    number: int, key: str, message: str, signature: str, result: str
) -> None:
    """What it leaves open, keys of small or mixed order, RFC 8032 accepts; so does OpenSSL."""
    given = bytes.fromhex(key), bytes.fromhex(message), bytes.fromhex(signature)
    assert signed_by(*given) is (result != "invalid"), number
    assert signed_by(*given) == signature_holds(*given)


def test_there_are_as_many_vectors_as_the_file_says() -> None:
    assert len(CASES) == json.loads(WYCHEPROOF.read_text("utf-8"))["numberOfTests"] == 210


def test_whatever_is_signed_holds_and_no_bit_of_it_may_change() -> None:
    random = Random(8032)  # noqa: S311 - the same every time
    for _ in range(25):
        private = Ed25519PrivateKey.from_private_bytes(random.randbytes(32))
        key, message = (
            private.public_key().public_bytes_raw(),
            random.randbytes(random.randrange(99)),
        )
        signature = private.sign(message)
        assert signed_by(key, message, signature)
        for _ in range(4):
            bit = 1 << random.randrange(512)
            broken = (int.from_bytes(signature, "little") ^ bit).to_bytes(64, "little")
            assert not signed_by(key, message, broken)


def test_the_same_signature_written_with_another_number_is_refused() -> None:
    private = Ed25519PrivateKey.from_private_bytes(bytes(32))
    signature = private.sign(b"words")
    larger = (int.from_bytes(signature[32:], "little") + ORDER).to_bytes(32, "little")
    assert not signed_by(private.public_key().public_bytes_raw(), b"words", signature[:32] + larger)


def test_what_is_no_point_is_no_key() -> None:
    prime = 2**255 - 19
    for number in (prime, prime + 1, 2, 1 | 1 << 255):
        assert decode_point(number.to_bytes(32, "little")) is None
        assert not signed_by(number.to_bytes(32, "little"), b"", bytes(64))
    assert decode_point((1).to_bytes(32, "little")) == (0, 1, 1, 0)
