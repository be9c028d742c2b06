package dev.understudy.phone.system;

import dev.understudy.phone.fault.Fault;
import dev.understudy.phone.fault.Faults;
import dev.understudy.phone.fault.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The installed packages. */
public final class Packages {
  private static final long UNSIGNED_INT = 0xffffffffL;

  private final PhoneModel model;
  private final DeviceFiles files;
  private final Faults faults;
  private final Map<String, Apk> installed = new ConcurrentSkipListMap<>();

  Packages(PhoneModel model, DeviceFiles files, Faults faults) {
    this.model = model;
    this.files = files;
    this.faults = faults;
  }

  /** All of them, by name. */
  public Collection<Apk> all() {
    return installed.values();
  }

  /** The package of this name. */
  public Optional<Apk> find(String name) {
    return Optional.ofNullable(installed.get(name));
  }

  /**
   * Installs a file.
   *
   * @param downgrade whether an older version may replace a newer one
   * @throws Apk.NotInstallable with the package manager's code
   */
  public Apk install(Path file, boolean downgrade) throws IOException, Apk.NotInstallable {
    Apk apk = Apk.read(file, model.sdk());
    Manifest manifest = apk.manifest();
    for (Fault fault : faults.strike(Point.INSTALL, manifest.packageName())) {
      if (fault instanceof Fault.InstallRefused refused) {
        throw new Apk.NotInstallable(refused.code() + ": Install canceled by user");
      }
    }
    if (files.full()) {
      throw new Apk.NotInstallable(
          "INSTALL_FAILED_INSUFFICIENT_STORAGE: not enough space for " + manifest.packageName());
    }
    if (manifest.minSdk() > model.sdk()) {
      throw new Apk.NotInstallable(
          "INSTALL_FAILED_OLDER_SDK: Requires newer sdk version #"
              + manifest.minSdk()
              + " (current version is #"
              + model.sdk()
              + ")");
    }
    if (!apk.abis().isEmpty() && model.abis().stream().noneMatch(apk.abis()::contains)) {
      throw new Apk.NotInstallable(
          "INSTALL_FAILED_NO_MATCHING_ABIS: Failed to extract native libraries, res=-113");
    }
    Apk before = installed.get(manifest.packageName());
    if (before != null && !before.signer().equals(apk.signer())) {
      throw new Apk.NotInstallable(
          "INSTALL_FAILED_UPDATE_INCOMPATIBLE: Existing package "
              + manifest.packageName()
              + " signatures do not match newer version; ignoring!");
    }
    if (before != null && !downgrade && older(manifest, before.manifest())) {
      throw new Apk.NotInstallable(
          "INSTALL_FAILED_VERSION_DOWNGRADE: Downgrade detected: Update version code "
              + manifest.versionCode()
              + " is older than current "
              + before.manifest().versionCode());
    }
    Files.copy(file, files.apk(manifest.packageName()), StandardCopyOption.REPLACE_EXISTING);
    makeFolders(manifest.packageName());
    installed.put(manifest.packageName(), apk);
    return apk;
  }

  /** Puts a package there without a file, as a phone's maker does. */
  public void preinstall(Apk apk) throws IOException {
    makeFolders(apk.manifest().packageName());
    installed.put(apk.manifest().packageName(), apk);
  }

  private void makeFolders(String name) throws IOException {
    for (String folder : List.of("files", "cache")) {
      Files.createDirectories(files.appFolder(name).resolve(folder));
    }
  }

  private static boolean older(Manifest update, Manifest current) {
    return (update.versionCode() & UNSIGNED_INT) < (current.versionCode() & UNSIGNED_INT);
  }

  /** Removes a package and all its files; whether it was there. */
  public boolean uninstall(String name) throws IOException {
    if (installed.remove(name) == null) {
      return false;
    }
    Files.deleteIfExists(files.apk(name));
    DeviceFiles.delete(files.appFolder(name));
    DeviceFiles.delete(files.externalFolder(name));
    return true;
  }

  /** Empties a package's folders; whether it is there. */
  public boolean clear(String name) throws IOException {
    if (!installed.containsKey(name)) {
      return false;
    }
    DeviceFiles.delete(files.appFolder(name));
    DeviceFiles.delete(files.externalFolder(name));
    makeFolders(name);
    return true;
  }
}
