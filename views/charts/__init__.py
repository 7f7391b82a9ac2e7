"""Charts: a tidy frame of observations in, a plotly figure out. The only place that knows plotly."""

from views.charts.over_time import trend
from views.charts.small import composition, spark
from views.charts.stacked import quality
from views.charts.style import CHART_CONFIG

__all__ = ["CHART_CONFIG", "composition", "quality", "spark", "trend"]
