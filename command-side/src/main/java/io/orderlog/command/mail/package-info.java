/** All that the command side knows of mails: hashes, rejections, state on disk. */
package io.orderlog.command.mail;
