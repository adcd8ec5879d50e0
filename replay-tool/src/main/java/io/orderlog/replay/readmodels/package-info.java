/** Read models from the command line: listed, rebuilt, rolled back, verified. */
package io.orderlog.replay.readmodels;
