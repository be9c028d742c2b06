/**
 * The statistics of launches: one estimate with its interval from several launches, the merging of
 * their verdicts, and the windows of a sustained load. Public only for {@link
 * dev.understudy.farm.LatencySummary}, {@link dev.understudy.farm.LatencyComparison} and {@link
 * dev.understudy.farm.SustainedSummary}.
 *
 * <p>The unit of repetition is the launch, not the run: runs of one launch share its memory layout,
 * its code and its moment, so that thousands of them say little of the next launch (Georges et al.,
 * OOPSLA 2007; Kalibera and Jones, ISMM 2013). Few launches is the usual case, and there a
 * bootstrap over launches is too narrow: it cannot leave the range of the launches' figures, which
 * of 3 launches holds the truth 75 % of the time. Student's t on the logarithms (times are positive
 * and disturbed by factors) holds its 95 % from 2 launches on.
 */
@NullMarked
package dev.understudy.farm.latency;

import org.jspecify.annotations.NullMarked;
