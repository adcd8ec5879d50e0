package io.orderlog.replay.export;

import tools.jackson.databind.JsonNode;

/**
 * An event exactly as it is in the log, old types and unknown ones included.
 *
 * @param type with its version, as in {@code order.placed.v1}
 */
record StoredEvent(String type, JsonNode data) {}
