/** The indexes of words, for the tool. */
package io.orderlog.replay.search;
