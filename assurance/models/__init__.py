"""Who must declare, and how they are asked."""
