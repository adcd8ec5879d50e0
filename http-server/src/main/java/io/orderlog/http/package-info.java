/**
 * HTTP manners that the command API and the query API share: every error is a problem document,
 * nothing internal leaves the process, health is two questions.
 */
package io.orderlog.http;
