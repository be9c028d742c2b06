package dev.understudy.reports;

/** A subject's role in the experiment. */
public enum Role {
  TEACHER,
  STUDENT,
  OTHER
}
