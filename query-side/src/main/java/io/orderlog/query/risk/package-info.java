/** Subjects of risk over HTTP: whether they are blocked, and what was assessed of them. */
package io.orderlog.query.risk;
