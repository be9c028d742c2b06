package dev.understudy.harness.cli;

import dev.understudy.common.InputException;
import dev.understudy.harness.experiment.InvalidExperimentException;
import dev.understudy.reports.history.HistoryException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what was thrown into a message for a person and an exit code for a program. */
final class ErrorHandler implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(Exception thrown, CommandLine line, ParseResult parseResult) {
    PrintWriter err = line.getErr();
    if (thrown instanceof InputException) {
      err.println("error: " + thrown.getMessage());
      return ExitCode.BAD_INPUT;
    }
    if (thrown instanceof HistoryException) {
      err.println("error: " + thrown.getMessage());
      return ExitCode.FAILURE;
    }
    if (thrown instanceof InvalidExperimentException invalid) {
      int count = invalid.problems().size();
      invalid.problems().forEach(problem -> err.println("error: " + problem));
      err.println(count == 1 ? "1 error; nothing was run." : count + " errors; nothing was run.");
      return ExitCode.BAD_INPUT;
    }
    if (thrown instanceof CancellationException) {
      // Asked to stop; the shutdown hook says how to go on.
      return ExitCode.FAILURE;
    }
    IOException io = ioCause(thrown);
    if (io != null) {
      err.println("error: " + describe(io));
      return ExitCode.FAILURE;
    }
    err.println("error: this is a failure of understudy itself, please report it:");
    thrown.printStackTrace(err);
    return ExitCode.FAILURE;
  }

  private static @org.jspecify.annotations.Nullable IOException ioCause(Exception thrown) {
    if (thrown instanceof IOException io) {
      return io;
    }
    return thrown instanceof UncheckedIOException unchecked ? unchecked.getCause() : null;
  }

  private static String describe(IOException io) {
    String message = String.valueOf(io.getMessage());
    if (message.toLowerCase(Locale.ROOT).contains("no space left")) {
      return "the disk is full ("
          + message
          + ")\n  what to do: free some space, then run the same command with --resume;"
          + " what was finished is kept";
    }
    if (io instanceof AccessDeniedException) {
      return "no permission: " + message + "\n  what to do: choose a folder you may write";
    }
    if (io instanceof NoSuchFileException) {
      return "no such file: " + message;
    }
    return "reading or writing failed: " + io;
  }
}
