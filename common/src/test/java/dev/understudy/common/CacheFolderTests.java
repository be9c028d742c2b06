package dev.understudy.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CacheFolderTests {
  @ParameterizedTest
  @CsvSource({
    "Linux, '', /home/me/.cache/understudy",
    "Linux, XDG_CACHE_HOME=/scratch, /scratch/understudy",
    "Linux, XDG_CACHE_HOME=relative, /home/me/.cache/understudy",
    "Linux, UNDERSTUDY_CACHE=/big XDG_CACHE_HOME=/scratch, /big",
    "Linux, UNDERSTUDY_CACHE= , /home/me/.cache/understudy",
    "Mac OS X, XDG_CACHE_HOME=/scratch, /home/me/Library/Caches/understudy",
    "Mac OS X, UNDERSTUDY_CACHE=/big, /big",
    "Windows 11, LOCALAPPDATA=/local, /local/understudy/Cache",
    "Windows 11, '', /home/me/AppData/Local/understudy/Cache"
  })
  void isWhereThePlatformKeepsCaches(String system, String variables, String folder) {
    Map<String, String> environment = new HashMap<>();
    for (String variable : variables.strip().split(" ", -1)) {
      int equals = variable.indexOf('=');
      if (equals > 0) {
        environment.put(variable.substring(0, equals), variable.substring(equals + 1));
      }
    }
    assertThat(CacheFolder.of(system, Path.of("/home/me"), environment::get))
        .isEqualTo(Path.of(folder));
  }
}
