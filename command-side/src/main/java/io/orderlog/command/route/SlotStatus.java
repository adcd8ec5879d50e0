package io.orderlog.command.route;

import org.jspecify.annotations.Nullable;

/**
 * What a writer slot looks like from this process.
 *
 * @param aggregate whose writer it is of
 * @param owner the URL of a process, if one is known
 */
public record SlotStatus(String aggregate, int slot, @Nullable String owner, boolean here,
    String state) {}
