"""All charts, in the order of the pages; pages, pictures and addresses use this list."""

from metrics.charts import doubling, figures, gap, paths, precedents, record, sensitivity, targets
from metrics.charts.chart import Chart
from metrics.charts.chart_names import CHART_NAMES

# Each module has the name of its chart.
_MODULES = {
    module.__name__.rpartition(".")[2]: module
    for module in (doubling, figures, gap, paths, precedents, record, sensitivity, targets)
}
CHARTS = {
    name: Chart(name, said.label, said.page, _MODULES[name].content, _MODULES[name].grammar)
    for name, said in CHART_NAMES.items()
}
