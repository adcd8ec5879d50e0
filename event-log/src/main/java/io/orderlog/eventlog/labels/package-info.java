/** The bytes of labels, which events only name. */
package io.orderlog.eventlog.labels;
