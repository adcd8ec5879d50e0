/** Logs and readers that do as another one does, for those that change or watch one thing of it. */
package io.orderlog.eventlog.forwarding;
