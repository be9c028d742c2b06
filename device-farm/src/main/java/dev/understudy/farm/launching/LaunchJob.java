package dev.understudy.farm.launching;

import dev.understudy.farm.GeneratorSpec;
import dev.understudy.measuring.LatencyPlan;

/** What a launch is told. */
public record LaunchJob(GeneratorSpec spec, LatencyPlan plan) {}
