package dev.understudy.reports.page;

import dev.understudy.reports.RunRecord;
import dev.understudy.reports.RunRecord.Model;
import dev.understudy.reports.RunRecord.Provenance;
import dev.understudy.reports.RunRecord.Reference;
import dev.understudy.reports.RunRecord.Subject;
import dev.understudy.reports.view.Figures;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Element;

/** What the run was made with. */
final class ProvenanceSection {
  private ProvenanceSection() {}

  static void add(Element main, RunRecord record) {
    facts(Html.section(main, "provenance", "Provenance"), record);
  }

  /** The facts of one run in blocks. */
  static void facts(Element section, RunRecord record) {
    Provenance p = record.provenance();
    Map<String, String> run = new LinkedHashMap<>();
    run.put("Understudy", p.version() + " (commit " + p.commit() + ")");
    run.put("Command line", p.commandLine());
    run.put("Experiment", record.experimentHash());
    run.put("Seed", p.seed() + ", " + p.randomGenerator());
    run.put("Started", record.started().toString());
    block(section, "Run", run);
    reference(section, record.reference());
    Map<String, String> models = new LinkedHashMap<>();
    for (Subject subject : record.subjects()) {
      for (Model model : subject.models()) {
        models.put(
            subject.name() + " · " + model.runtime(),
            String.format(
                Locale.ROOT,
                "%s, %s bytes, SHA-256 %s",
                model.file(),
                Figures.count(model.bytes()),
                model.sha256()));
      }
    }
    block(section, "Models", models);
    block(section, "Files", p.files());
    block(section, "Runtimes", p.runtimes());
    block(section, "Host", p.host());
    block(section, "Settings", p.settings());
  }

  private static void reference(Element section, @org.jspecify.annotations.Nullable Reference r) {
    if (r != null) {
      Map<String, String> facts = new LinkedHashMap<>();
      facts.put("Pictures", r.name() + ", " + Figures.count(r.count()));
      facts.put("SHA-256", r.sha256());
      if (r.statisticsSha256() != null) {
        facts.put("Statistics’ SHA-256", r.statisticsSha256());
      }
      block(section, "Reference", facts);
    }
  }

  private static void block(Element section, String title, Map<String, String> facts) {
    if (facts.isEmpty()) {
      return;
    }
    Element details = section.appendElement("details");
    details.appendElement("summary").text(title);
    Element list = Html.add(details, "dl", "facts");
    facts.forEach(
        (key, value) -> {
          Html.name(list.appendElement("dt"), key);
          Html.name(list.appendElement("dd"), value);
        });
  }
}
