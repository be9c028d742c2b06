package dev.understudy.reports.csv;

import dev.understudy.reports.trend.TrendFit;
import dev.understudy.reports.trend.TrendPoint;
import dev.understudy.reports.trend.TrendSeries;
import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Series over time, one line a value; {@code change} is 1 where a new level begins. */
public final class TrendCsv {
  private static final String[] HEADER = {
    "experiment",
    "subject",
    "device",
    "runtime",
    "measure",
    "unit",
    "started",
    "run",
    "value",
    "low",
    "high",
    "n",
    "validity",
    "level",
    "change"
  };

  private TrendCsv() {}

  /** Writes all series with a header. */
  public static void write(List<TrendSeries> all, Appendable out) throws IOException {
    CSVPrinter csv = new CSVPrinter(out, CSVFormat.RFC4180.builder().setHeader(HEADER).get());
    for (TrendSeries series : all) {
      for (TrendFit.Fitted fitted : TrendFit.of(series).points()) {
        TrendPoint p = fitted.point();
        csv.printRecord(
            Cells.text(series.experiment()),
            Cells.text(series.subject()),
            Cells.text(series.device()),
            Cells.text(series.runtime()),
            Cells.text(series.measure()),
            series.unit().symbol(),
            p.time(),
            p.run(),
            Cells.number(p.value()),
            Cells.number(p.low()),
            Cells.number(p.high()),
            p.n(),
            p.validity(),
            Cells.number(fitted.level()),
            fitted.change() ? 1 : 0);
      }
    }
    csv.flush();
  }
}
