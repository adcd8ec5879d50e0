/**
 * The {@code orderlog} command: everything in one JVM on the embedded broker, or any one process of
 * the system alone.
 */
package io.orderlog.standalone;
