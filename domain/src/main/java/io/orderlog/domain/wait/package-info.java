/**
 * The list of those who want to know when an item is back in stock. Who has waited longest is told
 * first, each once, and never more of them than there are pieces.
 */
package io.orderlog.domain.wait;
