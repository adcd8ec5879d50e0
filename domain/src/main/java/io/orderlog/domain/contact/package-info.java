/** Where people are reached. */
package io.orderlog.domain.contact;
