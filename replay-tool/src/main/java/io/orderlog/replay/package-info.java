/** The replay tool: read models are rebuilt from the log, watched over, and looked into. */
package io.orderlog.replay;
