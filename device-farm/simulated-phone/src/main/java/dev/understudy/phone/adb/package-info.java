/**
 * The phone's end of the ADB transport over TCP: connections, streams with their flow control, the
 * shell's framing and the sync protocol of files. It knows no Android: what a service does is given
 * to it. Written after AOSP's {@code packages/modules/adb/protocol.txt}, {@code SYNC.TXT} and
 * {@code shell_protocol.h}; no TLS, no authentication beyond staying unauthorised.
 */
@NullMarked
package dev.understudy.phone.adb;

import org.jspecify.annotations.NullMarked;
