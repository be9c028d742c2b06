package dev.understudy.reports.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SchemaTests {
  @Test
  void theVersionIsThatOfTheLastMigration() throws Exception {
    var folder = Schema.class.getResource("migrations");
    try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
      int last =
          files
              .map(f -> f.getFileName().toString())
              .mapToInt(name -> Integer.parseInt(name.replaceFirst("V(\\d+)__.*", "$1")))
              .max()
              .orElseThrow();
      assertThat(Schema.VERSION).isEqualTo(last);
    }
  }
}
