package dev.understudy.farm.android;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.understudy.farm.Defaults;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** A session that breaks, is taken away, or finds the app covered. */
class PhoneSessionTests {
  private final FakePhone phone = new FakePhone();
  private final PhoneSession session = phone.session();

  @Test
  void whatAnEarlierProgramLeftIsClearedOnce() {
    session.facts();
    session.facts();

    assertThat(phone.asked).containsOnlyOnce("clear");
    assertThat(phone.sessions).isEqualTo(1);
  }

  @Test
  void anAppOfAnotherVersionIsReplacedBeforeItIsUsed() {
    phone.session(new AgentApk(Path.of("ours.apk"), "1.0")).facts();
    assertThat(phone.asked).doesNotContain("install ours.apk");

    phone.session(new AgentApk(Path.of("ours.apk"), "2.0")).facts();
    assertThat(phone.asked)
        .containsSubsequence("clear", "facts", "install ours.apk", "clear", "facts");
  }

  @Test
  void anAppSoOldThatItIsNotUnderstoodIsReplacedWhereWeHaveAnother() {
    phone.facts = "{\"agent\": \"0.1\"}";
    assertThat(phone.session(new AgentApk(Path.of("ours.apk"), "1.0")).facts().agent())
        .isEqualTo("1.0");
    assertThat(phone.asked).contains("install ours.apk");

    phone.facts = "{\"agent\": \"0.1\"}";
    assertThat(catchThrowableOfType(PhoneException.class, session::facts))
        .returns(PhoneException.Kind.UNUSABLE, PhoneException::kind)
        .hasMessageContaining("of another version");
  }

  @Test
  void aSessionThatBreaksIsOpenedAnewForAMinute() {
    session.facts();
    phone.away = true;
    phone.slept.clear();

    assertThat(catchThrowableOfType(PhoneException.class, session::facts))
        .returns(PhoneException.Kind.LOST, PhoneException::kind)
        .hasMessageContaining("it did not come back");
    assertThat(phone.waited())
        .isEqualTo(Defaults.RECONNECT_WAIT.multipliedBy(Defaults.RECONNECTS))
        .isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void theLastLinesOutliveTheSessionAndEndWithThePhonesReturn() {
    session.facts();
    phone.log = List.of("the last");
    phone.away = true;
    assertThatThrownBy(session::facts).isInstanceOf(PhoneException.class);
    phone.log = List.of();
    assertThat(session.lastLines()).containsExactly("the last");

    phone.meanwhile = () -> phone.away = false;
    session.reconnect(PhoneException.lost("again", null));
    assertThat(session.lastLines()).isEmpty();
  }

  @Test
  void anAppThatDoesNotShowMakesThePhoneUnusable() {
    phone.covered = true;

    assertThat(catchThrowableOfType(PhoneException.class, session::facts))
        .returns(PhoneException.Kind.UNUSABLE, PhoneException::kind)
        .hasMessageContainingAll("fake", "unlock the phone", "close what covers");
  }

  @Test
  void aPhoneTooFullToSayWhichItIsSaysThat() {
    phone.refusesFacts = "refused: write failed: ENOSPC (No space left on device)";

    assertThat(catchThrowableOfType(PhoneException.class, session::facts))
        .returns(PhoneException.Kind.UNUSABLE, PhoneException::kind)
        .hasMessageContaining("no room left");
    assertThat(phone.waited()).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void aStorageFullOfWhatEarlierProgramsLeftIsClearedFirst() {
    phone.refusesFacts = "refused: write failed: ENOSPC (No space left on device)";
    phone.clearMakesRoom = true;

    assertThat(session.facts().agent()).isEqualTo("1.0");
  }

  @Test
  void anAbandonedSessionEndsTheAppAndIsNeverOpenedAgain() {
    session.facts();
    phone.asked.clear();

    session.abandon();

    assertThat(phone.asked).containsExactly("stop", "close");
    assertThatThrownBy(session::facts).isInstanceOf(CancellationException.class);
    assertThat(phone.sessions).isEqualTo(1);
  }

  @Test
  void restingKeepsTheSession() {
    session.facts();
    phone.slept.clear();
    phone.asked.clear();

    session.rest(Defaults.COOL_DOWN);

    assertThat(phone.waited()).isEqualTo(Defaults.COOL_DOWN);
    assertThat(phone.slept)
        .allSatisfy(pause -> assertThat(pause).isLessThanOrEqualTo(Defaults.KEEP_ALIVE));
    assertThat(phone.asked).hasSameSizeAs(phone.slept).containsOnly("status?");
  }
}
