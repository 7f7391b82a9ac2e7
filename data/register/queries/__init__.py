"""Questions to the register: counts, cubes, disclosure control, employers, quality, exports."""
