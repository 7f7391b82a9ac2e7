"""Charts: a tidy frame of observations in, a plotly figure out. The only place that knows plotly."""

from pages.parts.charts.dressing import CONFIG
from pages.parts.charts.over_time import trend
from pages.parts.charts.small import composition, spark
from pages.parts.charts.stacked import quality

__all__ = ["CONFIG", "composition", "quality", "spark", "trend"]
