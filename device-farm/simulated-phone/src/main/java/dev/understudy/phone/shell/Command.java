package dev.understudy.phone.shell;

import dev.understudy.phone.adb.ShellIo;
import dev.understudy.phone.system.User;
import java.io.IOException;
import java.util.List;

/** A command of the phone's shell. */
@FunctionalInterface
interface Command {
  /**
   * Runs it.
   *
   * @param arguments without the command's own name
   * @return the exit code
   */
  int run(List<String> arguments, User user, ShellIo io) throws IOException, InterruptedException;
}
