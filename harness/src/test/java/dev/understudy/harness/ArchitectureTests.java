package dev.understudy.harness;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The house's arrows: an import that is not drawn in the design fails the build. */
@AnalyzeClasses(
    packages = {"dev.understudy", "org.tensorflow.lite"},
    importOptions = {
      ImportOption.DoNotIncludeTests.class,
      ArchitectureTests.NotTheSimulatedPhone.class,
      ArchitectureTests.NotThePackedTests.class
    })
class ArchitectureTests {
  /** It is on the class path for tests only. */
  static final class NotTheSimulatedPhone implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("simulated-phone");
    }
  }

  /** Maven packs the tests of metrics, which those of this module share. */
  static final class NotThePackedTests implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar");
    }
  }

  @ArchTest
  static final ArchRule ARROWS =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("dev.understudy..")
          .layer("common")
          .definedBy("dev.understudy.common..")
          .layer("datasets")
          .definedBy("dev.understudy.datasets..")
          .layer("runtimes")
          .definedBy("dev.understudy.runtimes..")
          .layer("measuring")
          .definedBy("dev.understudy.measuring..")
          .layer("agent")
          .definedBy("dev.understudy.agent..")
          .layer("device-farm")
          .definedBy("dev.understudy.farm..")
          .layer("metrics")
          .definedBy("dev.understudy.metrics..")
          .layer("reports")
          .definedBy("dev.understudy.reports..")
          .layer("demo")
          .definedBy("dev.understudy.demo..")
          .layer("harness")
          .definedBy("dev.understudy.harness..")
          .whereLayer("common")
          .mayNotAccessAnyLayer()
          .whereLayer("datasets")
          .mayOnlyAccessLayers("common")
          .whereLayer("runtimes")
          .mayOnlyAccessLayers("common")
          .whereLayer("reports")
          .mayOnlyAccessLayers("common")
          .whereLayer("measuring")
          .mayNotAccessAnyLayer()
          .whereLayer("agent")
          .mayOnlyAccessLayers("measuring")
          .whereLayer("agent")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("demo")
          .mayNotAccessAnyLayer()
          .whereLayer("metrics")
          .mayOnlyAccessLayers("common", "datasets", "runtimes")
          .whereLayer("device-farm")
          .mayOnlyAccessLayers("common", "datasets", "runtimes", "measuring");

  @ArchTest
  static final ArchRule ONNX_RUNTIME_STAYS_IN_RUNTIMES =
      noClasses()
          .that()
          .resideInAPackage("dev.understudy..")
          .and()
          .resideOutsideOfPackage("dev.understudy.runtimes..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("ai.onnxruntime..", "ai.onnx..");

  @ArchTest
  static final ArchRule TFLITE_STAYS_IN_RUNTIMES_MEASURING_AND_AGENT =
      noClasses()
          .that()
          .resideInAPackage("dev.understudy..")
          .and()
          .resideOutsideOfPackages(
              "dev.understudy.runtimes..", "dev.understudy.measuring..", "dev.understudy.agent..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.tensorflow..", "org.bytedeco.tensorflowlite..");

  @ArchTest
  static final ArchRule ANDROID_STAYS_IN_THE_AGENT =
      noClasses()
          .that()
          .resideInAPackage("dev.understudy..")
          .and()
          .resideOutsideOfPackage("dev.understudy.agent..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("android..");

  @ArchTest
  static final ArchRule GSON_STAYS_IN_MEASURING =
      noClasses()
          .that()
          .resideInAPackage("dev.understudy..")
          .and()
          .resideOutsideOfPackage("dev.understudy.measuring..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.google.gson..");

  @ArchTest
  static final ArchRule APPIUM_STAYS_IN_THE_ANDROID_PACKAGE =
      noClasses()
          .that()
          .resideInAPackage("dev.understudy..")
          .and()
          .resideOutsideOfPackages("dev.understudy.farm.android..", "dev.understudy.phone..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.appium..", "org.openqa.selenium..");

  @ArchTest
  static final ArchRule JUNIT_STAYS_WITH_ITS_USERS =
      noClasses()
          .that()
          .resideInAPackage("dev.understudy..")
          .and()
          .resideOutsideOfPackage("dev.understudy.harness.junit..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.junit..", "org.opentest4j..");

  @ArchTest
  static final ArchRule DATABASES_STAY_IN_THE_HISTORY =
      noClasses()
          .that()
          .resideInAPackage("dev.understudy..")
          .and()
          .resideOutsideOfPackage("dev.understudy.reports.history")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.sql..",
              "javax.sql..",
              "org.jdbi..",
              "org.flywaydb..",
              "org.sqlite..",
              "org.postgresql..");

  @ArchTest
  static final ArchRule NO_CYCLES_BETWEEN_ROOMS =
      slices().matching("dev.understudy.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule ONLY_ONE_CLASS_SLEEPS =
      noClasses()
          .that()
          .resideInAPackage("dev.understudy..")
          .and()
          .haveSimpleNameNotContaining("Sleeper")
          .should()
          .callMethod(Thread.class, "sleep", long.class);

  @ArchTest
  static final ArchRule STEPS_ARE_NOT_PUBLIC =
      classes()
          .that()
          .resideInAPackage("dev.understudy.harness.run")
          .and()
          .haveSimpleNameEndingWith("Step")
          .should()
          .bePackagePrivate();
}
