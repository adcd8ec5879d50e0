package io.orderlog.simulators.carrier;

import java.time.Instant;

/**
 * A call that was carried out, which is never done again.
 *
 * @param key of the caller
 * @param request what was asked, all of it
 * @param answer what was answered, as JSON
 */
record Call(String key, Instant at, String request, String labelId, String answer) {}
