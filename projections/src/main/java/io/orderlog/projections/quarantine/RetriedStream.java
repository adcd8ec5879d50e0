package io.orderlog.projections.quarantine;

import io.orderlog.projections.generation.ParkedEvent;
import java.util.List;

/**
 * What came of another try with a stream's parked events in one read model.
 *
 * @param applied how many of them are in the read model now
 * @param parked those that still are not, in their sequence; empty if all went well
 */
public record RetriedStream(String projection, int applied, List<ParkedEvent> parked) {}
