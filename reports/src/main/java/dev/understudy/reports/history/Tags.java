package dev.understudy.reports.history;

import dev.understudy.common.InputException;
import dev.understudy.reports.view.Names;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/** Sets and finds tags. */
final class Tags {
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._/-]{0,99}");

  private final Handle handle;
  private final Clock clock;

  Tags(Handle handle, Clock clock) {
    this.handle = handle;
    this.clock = clock;
  }

  /** True if the tag was set now, false if it stood for this run before. */
  boolean set(String run, String name, boolean move) {
    if (!NAME.matcher(name).matches()) {
      throw new InputException(
          Names.brief(name, 60),
          "this is no name for a tag",
          "up to 100 letters, digits and . _ / -, a letter or digit first",
          "choose another name");
    }
    Optional<String> before =
        handle
            .createQuery("select run_id from understudy_tag where name = ?")
            .bind(0, name)
            .mapTo(String.class)
            .findOne();
    if (before.isPresent() && before.get().equals(run)) {
      return false;
    }
    if (before.isPresent() && !move) {
      throw taken(name, before.get());
    }
    int set =
        handle.execute(
            "insert into understudy_tag (name, run_id, since) values (?, ?, ?)"
                + " on conflict (name) do "
                + (move
                    ? "update set run_id = excluded.run_id, since = excluded.since"
                    : "nothing"),
            name,
            run,
            StoredTime.encode(clock.instant()));
    if (set == 0) {
      throw taken(name, "another run");
    }
    return true;
  }

  boolean delete(String name) {
    return handle.execute("delete from understudy_tag where name = ?", StoredText.encode(name)) > 0;
  }

  List<Tag> all() {
    return handle
        .createQuery("select name, run_id, since from understudy_tag order by name")
        .map(
            (row, context) ->
                new Tag(row.getString(1), row.getString(2), StoredTime.decode(row.getLong(3))))
        .list();
  }

  private static InputException taken(String name, String run) {
    return new InputException(
        name,
        "this tag stands for " + (run.length() == 64 ? run.substring(0, 12) : run),
        "a new name",
        "choose another name, or move the tag with --force");
  }
}
