package dev.understudy.reports.history;

import java.util.List;

/**
 * What an import did.
 *
 * @param id the run's history id, the whole hash
 * @param name the experiment's name
 * @param added false if the record was there already
 * @param files how many files were stored now beside the record; more than 0 for a record that was
 *     there already if it lacked some
 * @param problems files that the record names and that could not be stored, in sentences
 */
public record ImportOutcome(
    String id, String name, boolean added, int files, List<String> problems) {
  /** Copies the problems. */
  public ImportOutcome {
    problems = List.copyOf(problems);
  }
}
