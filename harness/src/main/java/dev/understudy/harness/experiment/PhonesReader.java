package dev.understudy.harness.experiment;

import dev.understudy.farm.android.AppiumAddress;
import dev.understudy.farm.android.DelegateChoice;
import dev.understudy.farm.android.PhoneQuery;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code devices.appium}: which phones, and how models run on them. */
final class PhonesReader {
  private final YamlDocument document;
  private final Problems problems;

  PhonesReader(YamlDocument document, Problems problems) {
    this.document = document;
    this.problems = problems;
  }

  @Nullable PhonesChoice read(Value appium) {
    if (!appium.isGiven()) {
      return null;
    }
    Value pool = appium.at("pool");
    List<String> delegates =
        texts(appium.at("delegates")).stream().filter(DelegateChoice.names()::contains).toList();
    List<Integer> threads =
        appium.at("threads").items().stream().map(v -> v.whole(0)).filter(t -> t > 0).toList();
    int launches = appium.at("launches").whole(0);
    return new PhonesChoice(
        server(appium.at("server")),
        new PhoneQuery(
            texts(pool.at("udid")),
            texts(pool.at("model")),
            pool.at("android").items().stream().map(v -> String.valueOf(v.whole(0))).toList(),
            texts(pool.at("soc"))),
        delegates.isEmpty() ? Defaults.PHONE_DELEGATES : delegates,
        threads.isEmpty() ? Defaults.PHONE_THREADS : threads,
        launches < 1 ? null : launches,
        Math.max(0, appium.at("pictures").whole(Defaults.PHONE_PICTURES)));
  }

  private @Nullable URI server(Value server) {
    String text = server.text("");
    if (text.isEmpty()) {
      return null;
    }
    String problem = AppiumAddress.problem(text);
    if (problem.isEmpty()) {
      return URI.create(text);
    }
    problems.add(
        document.position(server.path()),
        server.path(),
        problem,
        "an address such as " + Quote.of(AppiumAddress.DEFAULT.toString()),
        "write the server's address alone; user and key go into the environment variables "
            + AppiumAddress.USER
            + " and "
            + AppiumAddress.KEY);
    return null;
  }

  private static List<String> texts(Value list) {
    return list.items().stream().map(v -> v.text("")).filter(t -> !t.isEmpty()).toList();
  }
}
