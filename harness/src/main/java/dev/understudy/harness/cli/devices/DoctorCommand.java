package dev.understudy.harness.cli.devices;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.understudy.farm.android.PhoneDoctor;
import dev.understudy.farm.android.PhoneDoctor.Finding;
import dev.understudy.farm.android.PhoneSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code understudy devices doctor}. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Look at all that a run on phones needs, and say what to do about what is amiss.",
      "Server, driver, adb, and of each phone: authorised, session and app, storage, heat and"
          + " battery, developer settings.",
      "Exit code 3 if anything is amiss; what is only recommended, a note says."
    })
final class DoctorCommand implements Callable<Integer> {
  private static final int AMISS = 3;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private LabOptions lab = new LabOptions();

  @Option(names = "--json", description = "Print one JSON array of findings.")
  private boolean json;

  private final @Nullable Supplier<PhoneSettings> settings;

  DoctorCommand() {
    this(null);
  }

  /**
   * @param settings the lab, or null for the one that the options mean
   */
  DoctorCommand(@Nullable Supplier<PhoneSettings> settings) {
    this.settings = settings;
  }

  @Override
  public Integer call() throws IOException {
    PhoneSettings meant = settings == null ? lab.settings() : settings.get();
    List<Finding> findings = new PhoneDoctor(meant).examine();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(new ObjectMapper().writeValueAsString(findings));
    } else {
      findings.forEach(finding -> print(out, finding));
    }
    out.flush();
    return findings.stream().allMatch(Finding::isWell) ? 0 : AMISS;
  }

  private static void print(PrintWriter out, Finding f) {
    String grade = f.advice() ? "note  " : f.isWell() ? "ok    " : "FAIL  ";
    out.println(grade + f.subject() + ": " + f.what() + ": " + f.found());
    if (!f.remedy().isEmpty()) {
      out.println("      what to do: " + f.remedy());
    }
  }
}
