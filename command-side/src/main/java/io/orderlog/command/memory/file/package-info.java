/** The state of a slot in a file of its own: disposable, checked, one owner at a time. */
package io.orderlog.command.memory.file;
