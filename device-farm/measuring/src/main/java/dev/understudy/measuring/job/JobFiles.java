package dev.understudy.measuring.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;

/** The files of jobs, read and deleted. */
public final class JobFiles {
  private JobFiles() {}

  static Job read(JobFolders folders, String id) throws JobException, IOException {
    String json;
    try {
      json = new String(Files.readAllBytes(folders.job(id)), UTF_8);
    } catch (NoSuchFileException e) {
      throw new JobException(
          FailureKind.MISSING_FILE,
          "jobs/" + id + "/job.json",
          "it is not in the app's folder " + folders.root(),
          "send it before starting the job",
          e);
    }
    Job job = Job.parse(json);
    if (!job.id().equals(id)) {
      throw new JobException(
          FailureKind.BAD_JOB,
          "jobs/" + id + "/job.json: id",
          "it is \"" + job.id() + "\"",
          "the folder's name");
    }
    return job;
  }

  /** Deletes a job with its result; models and tensors stay, since other jobs may name them. */
  public static void delete(JobFolders folders, String id) throws IOException {
    Trees.delete(folders.result(id));
    Trees.delete(folders.running(id));
    Trees.delete(folders.root().resolve("jobs").resolve(id));
  }

  /** Deletes everything that drivers have sent and jobs have left. */
  public static void deleteAll(JobFolders folders) throws IOException {
    for (String name : new String[] {"results", "running", "jobs", "models", "tensors"}) {
      Trees.delete(folders.root().resolve(name));
    }
  }
}
