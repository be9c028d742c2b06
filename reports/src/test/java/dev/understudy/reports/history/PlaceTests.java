package dev.understudy.reports.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.InputException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTests {
  private static Place.PostgresServer server(String url) {
    return (Place.PostgresServer)
        Place.of(url, Map.of("PGUSER", "env-user", "PGPASSWORD", "env-secret")::get);
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql://host/db, jdbc:postgresql://host/db, env-user, env-secret",
    "postgres://me@host:5433/db, jdbc:postgresql://host:5433/db, me, env-secret",
    "jdbc:postgresql://host/db?user=me&password=a%26b, jdbc:postgresql://host/db, me, a&b",
    "postgresql://m%40e:p%3A+w@host/db?sslmode=require,"
        + " jdbc:postgresql://host/db?sslmode=require, m@e, p:+w",
    "postgresql://me:x@a:1%2Cb:2/db, jdbc:postgresql://a:1%2Cb:2/db, me, x",
    "jdbc:postgresql:db, jdbc:postgresql:///db, env-user, env-secret",
  })
  void credentialsAreTakenOutOfUrls(String url, String jdbc, String user, String password) {
    Place.PostgresServer server = server(url);
    assertThat(server.jdbcUrl()).isEqualTo(jdbc);
    assertThat(server.user()).isEqualTo(user);
    assertThat(server.password()).isEqualTo(password);
    assertThat(server.shown() + server)
        .doesNotContain(password)
        .doesNotContain(user)
        .startsWith("postgresql:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"history.db", "a/b c.db", "C:\\h.db", "jdbc:sqlite:history.db", "x:y"})
  void everythingElseIsAFile(String text) {
    Place place = Place.of(text, name -> null);
    assertThat(place)
        .isEqualTo(new Place.SqliteFile(Path.of(text.replaceFirst("jdbc:sqlite:", ""))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://me:secret@host/db",
        "https://me:secret@host/",
        " ",
        "a\0b",
        "postgresql://me:secret@ho st/"
      })
  void otherPlacesAreRefusedWithoutTheirSecrets(String text) {
    assertThatThrownBy(() -> Place.of(text, name -> null))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("postgresql://USER@HOST/DATABASE")
        .hasMessageNotContaining("secret");
  }

  @Test
  void theStandardPlaceIsTheVariableElseTheDataFolder() {
    Path home = Path.of("/home/me");
    assertThat(StandardPlace.of("Linux", home, Map.of("UNDERSTUDY_HISTORY", "x.db")::get))
        .isEqualTo("x.db");
    assertThat(StandardPlace.of("Linux", home, name -> null))
        .isEqualTo("/home/me/.local/share/understudy/history.db");
    assertThat(StandardPlace.of("Linux", home, Map.of("XDG_DATA_HOME", "/data")::get))
        .isEqualTo("/data/understudy/history.db");
    assertThat(StandardPlace.of("Linux", home, Map.of("XDG_DATA_HOME", "data")::get))
        .isEqualTo("/home/me/.local/share/understudy/history.db");
    assertThat(StandardPlace.of("Mac OS X", home, name -> null))
        .isEqualTo("/home/me/Library/Application Support/understudy/history.db");
    assertThat(StandardPlace.of("Windows 11", home, Map.of("LOCALAPPDATA", "/l")::get))
        .isEqualTo("/l/understudy/history.db");
  }
}
