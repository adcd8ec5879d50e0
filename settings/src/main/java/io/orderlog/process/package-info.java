/** The life of a process: what it takes from its machine, its signals, its start and its end. */
package io.orderlog.process;
