package dev.understudy.reports;

import java.util.List;
import java.util.Random;

/** Names that a careless writer of some format would trip over. */
final class Hostile {
  static final List<String> NAMES =
      List.of(
          "<script>alert(1)</script>",
          "\"><img src=x onerror=alert(1)>",
          "</style></title><svg onload=alert(1)>",
          "\\input{/etc/passwd}",
          "$\\write18{ls}$ & 100 % #1 ^_~{}",
          "=cmd()|'/C calc'!A0",
          "+1+1",
          "-2+3",
          "@SUM(A1)",
          "\tx",
          "\r=1",
          "a|b",
          "a\nb\r\n| c |",
          "`code` *bold* _it_ [x](javascript:alert(1)) ![i](http://example.org/i)",
          "\u202Egnp.exe",
          "\u2066iso\u2069\u200B\uFEFF",
          "null\0byte\u001B[31m",
          "quote\"s, and; commas",
          "样本生成器 тест عربى",
          "emoji 😀 and lone \uD83D",
          "]]>--><!--",
          "very" + "-long".repeat(60),
          " ",
          "real ");

  private Hostile() {}

  /** A name that is made at random from such pieces. */
  static String random(Random random) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i <= random.nextInt(3); i++) {
      name.append(NAMES.get(random.nextInt(NAMES.size())));
    }
    return name.append(random.nextInt(1000)).toString();
  }

  /** The demo's record with hostile text wherever text may be. */
  static DemoRun run(String teacher, String student) {
    DemoRun run = new DemoRun();
    run.name = teacher + student;
    run.teacher = teacher;
    run.student = student;
    run.fill(student);
    run.warnings.add(teacher);
    return run;
  }
}
