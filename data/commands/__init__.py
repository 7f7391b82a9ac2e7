"""The commands of ``python -m data`` that look after the register (keeping) and that ask it (asking)."""
