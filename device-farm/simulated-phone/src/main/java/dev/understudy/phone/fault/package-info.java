/**
 * What may go wrong with a phone, and when it shall. {@link dev.understudy.phone.fault.Faults} is
 * asked at every named point of the phone; what a fault does stands where it strikes.
 */
@NullMarked
package dev.understudy.phone.fault;

import org.jspecify.annotations.NullMarked;
