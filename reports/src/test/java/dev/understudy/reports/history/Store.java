package dev.understudy.reports.history;

import java.nio.file.Path;

/** What a history is kept in; tests run on each. */
enum Store {
  SQLITE {
    @Override
    String fresh(Path folder) {
      return folder.resolve("history.db").toString();
    }
  },
  POSTGRESQL {
    @Override
    String fresh(Path folder) {
      return PostgresForTests.freshUrl();
    }
  };

  /** Where a new history can be made. */
  abstract String fresh(Path folder);
}
