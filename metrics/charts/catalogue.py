"""The charts of the house, in the order of the pages.

Pages, pictures and addresses all read this list.
"""

from metrics.charts import books, doubling, gap, paths, pledges, sensitivity, stated, survival
from metrics.charts.layout import Chart

CHARTS = {
    chart.name: chart
    for chart in (
        Chart("doubling", "Observed trade and scenarios", "", doubling.plate, doubling.grammar),
        Chart("sensitivity", "How the answer moves", "", sensitivity.plate, sensitivity.grammar),
        Chart("figures", "The report's figures", "", stated.plate, stated.grammar),
        Chart("record", "The two books", "record", books.plate, books.grammar),
        Chart("gap", "The mirror gap", "record", gap.plate, gap.grammar),
        Chart("precedents", "How long it took elsewhere", "precedents", survival.plate, survival.grammar),
        Chart("paths", "How wide the range was", "precedents", paths.plate, paths.grammar),
        Chart("targets", "Earlier targets", "record", pledges.plate, pledges.grammar),
    )
}
