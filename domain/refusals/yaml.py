"""What may be wrong with a YAML file: each names the file, the line and the column."""

from domain.refusals import Misused


class YamlBroken(Misused):
    """The text is no YAML."""

    sentence = "refusal.yaml.broken"


class YamlCharacter(Misused):
    """A character stands in the text that may not stand in YAML."""

    sentence = "refusal.yaml.character"


class YamlEmpty(Misused):
    """The file holds no data."""

    sentence = "refusal.yaml.empty"


class YamlKeyTwice(Misused):
    """A key stands twice in one mapping: the second would silently win."""

    sentence = "refusal.yaml.key_twice"


class YamlKeyNotText(Misused):
    """A key is a list or a mapping."""

    sentence = "refusal.yaml.key_not_text"


class YamlTag(Misused):
    """A value carries a tag: it asks for more than plain data."""

    sentence = "refusal.yaml.tag"


class YamlAlias(Misused):
    """A value stands for another place in the file: a few of them can grow without limit."""

    sentence = "refusal.yaml.alias"


class YamlTooDeep(Misused):
    """Lists and mappings are nested too deep."""

    sentence = "refusal.yaml.too_deep"


class YamlSeveral(Misused):
    """A second document begins in the file."""

    sentence = "refusal.yaml.several"
