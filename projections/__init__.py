"""What follows: one file per question somebody asks, folded from facts; droppable, rebuildable."""
