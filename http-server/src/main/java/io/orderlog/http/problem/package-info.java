/** Failures as RFC 9457 problem documents. */
package io.orderlog.http.problem;
