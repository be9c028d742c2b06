package dev.understudy.harness.cli.weights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.understudy.harness.cli.ProgressDisplay;
import dev.understudy.harness.run.Progress;
import dev.understudy.metrics.NetworkSpec.WeightsFile;
import dev.understudy.metrics.networks.KnownNetwork;
import dev.understudy.metrics.weights.NetworkStatus;
import dev.understudy.metrics.weights.PublishedFile;
import dev.understudy.metrics.weights.Weights;
import dev.understudy.metrics.weights.WeightsProgress;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Prints how networks stand, for a person or a program. */
final class StatusOutput {
  @Option(names = "--json", description = "Print the states as one JSON object.")
  private boolean json;

  @Option(names = "--quiet", description = "No progress.")
  private boolean quiet;

  WeightsProgress progress() {
    Progress shown = ProgressDisplay.choose(quiet);
    return new WeightsProgress() {
      @Override
      public void begin(String step, int number, int of, long work) {
        shown.begin(step, number, of, work);
      }

      @Override
      public void advance(long units) {
        shown.advance(units);
      }

      @Override
      public void end() {
        shown.end();
      }

      @Override
      public void say(String line) {
        shown.say(line);
      }
    };
  }

  void remark(CommandSpec spec, String line) {
    if (!json) {
      spec.commandLine().getOut().println(line);
    }
  }

  void print(CommandSpec spec, Weights weights, List<NetworkStatus> all) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(json(weights, all));
    } else {
      all.forEach(status -> print(out, status));
      out.println("in " + weights.folder().toAbsolutePath().normalize());
    }
    out.flush();
  }

  private static void print(PrintWriter out, NetworkStatus status) {
    String detail = status.detail().isEmpty() ? "" : " (" + status.detail() + ")";
    out.printf(
        "%-14s %s%s, for %s%n",
        status.network().id(), word(status), detail, measures(status.network()));
    if (status.bytes() > 0) {
      out.printf("  %-38s %13d bytes  sha256 %s%n", "model", status.bytes(), status.sha256());
    }
    for (WeightsFile file : status.files()) {
      out.printf(
          "  %-38s %13s        sha256 %s%s%n",
          file.name(), "", file.sha256(), file.verified() ? "" : "  NOT AS PUBLISHED");
    }
    for (PublishedFile file : status.missing()) {
      out.printf(
          "  %-38s %13d bytes  sha256 %s  %s%n      from %s%n",
          file.fileName(), file.bytes(), file.sha256(), file.licence(), file.address());
    }
  }

  private static String word(NetworkStatus status) {
    return status.state().name().toLowerCase(Locale.ROOT);
  }

  private static String measures(KnownNetwork network) {
    return switch (network) {
      case FID_INCEPTION -> "fid, sfid, fid-infinity, kid, is, mifid, authpct";
      case LPIPS_ALEX, LPIPS_SQUEEZE -> "lpips";
      case LPIPS_VGG -> "lpips, ppl";
      case VGG16 -> "prdc (improved precision and recall)";
    };
  }

  private static String json(Weights weights, List<NetworkStatus> all) {
    Map<String, Object> networks = new LinkedHashMap<>();
    for (NetworkStatus status : all) {
      Map<String, Object> network = new LinkedHashMap<>();
      network.put("state", word(status));
      network.put("detail", status.detail());
      network.put("bytes", status.bytes());
      network.put("sha256", status.sha256());
      network.put("files", status.files());
      network.put(
          "missing",
          status.missing().stream()
              .map(
                  file ->
                      Map.of(
                          "name", file.fileName(),
                          "address", file.address().toString(),
                          "bytes", file.bytes(),
                          "sha256", file.sha256(),
                          "licence", file.licence()))
              .toList());
      networks.put(status.network().id(), network);
    }
    Map<String, Object> top = new LinkedHashMap<>();
    top.put("folder", weights.folder().toAbsolutePath().normalize().toString());
    top.put("networks", networks);
    try {
      return new JsonMapper().writeValueAsString(top);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps and records are always JSON", e);
    }
  }
}
