/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Texts of the error numbers.
 *
 * Decides what a number without a text gives: an empty string, and EINVAL from strerror_r().
 */
#include <errno.h>
#include <string.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util.h>

static const struct {
	unsigned char number;
	const char *text;
} errors[] = {
	{ 0, "Success" },
	{ EPERM, "Not permitted" },
	{ ENOENT, "No such file or directory" },
	{ ESRCH, "No such context" },
	{ EINTR, "Interrupted" },
	{ EIO, "Input or output error" },
	{ ENXIO, "No such device or address" },
	{ E2BIG, "Too many arguments" },
	{ ENOEXEC, "Not an executable" },
	{ EBADF, "Bad file number" },
	{ ECHILD, "No children" },
	{ EAGAIN, "Try again" },
	{ ENOMEM, "Out of memory" },
	{ EACCES, "Permission denied" },
	{ EFAULT, "Bad address" },
	{ ENOTBLK, "Not a block device" },
	{ EBUSY, "Busy" },
	{ EEXIST, "Exists already" },
	{ EXDEV, "Other device" },
	{ ENODEV, "No such device" },
	{ ENOTDIR, "Not a directory" },
	{ EISDIR, "A directory" },
	{ EINVAL, "Invalid argument" },
	{ ENFILE, "Too many open files in the system" },
	{ EMFILE, "Too many open files" },
	{ ENOTTY, "Not a terminal" },
	{ ETXTBSY, "Program is running" },
	{ EFBIG, "File too large" },
	{ ENOSPC, "No space left" },
	{ ESPIPE, "Cannot seek" },
	{ EROFS, "Read only" },
	{ EMLINK, "Too many links" },
	{ EPIPE, "Broken pipe" },
	{ EDOM, "Argument out of domain" },
	{ ERANGE, "Result out of range" },
	{ ENOMSG, "No such message" },
	{ EDEADLK, "Deadlock" },
	{ ENOLCK, "No lock left" },
	{ ENOSTR, "Not a stream" },
	{ ENODATA, "No data" },
	{ ETIME, "Time is over" },
	{ ENOSR, "No stream resources" },
	{ EPROTO, "Protocol error" },
	{ EBADMSG, "Bad message" },
	{ ENOSYS, "Not provided" },
	{ ENOTEMPTY, "Not empty" },
	{ ENAMETOOLONG, "Name too long" },
	{ ELOOP, "Too many symbolic links" },
	{ EOPNOTSUPP, "Operation not supported on socket" },
	{ EPFNOSUPPORT, "Protocol family not supported" },
	{ ECONNRESET, "Connection reset" },
	{ ENOBUFS, "No buffer space" },
	{ EAFNOSUPPORT, "Address family not supported" },
	{ EPROTOTYPE, "Wrong protocol for socket" },
	{ ENOTSOCK, "Not a socket" },
	{ ENOPROTOOPT, "No such protocol option" },
	{ ESHUTDOWN, "Socket is shut down" },
	{ ECONNREFUSED, "Connection refused" },
	{ EADDRINUSE, "Address in use" },
	{ ECONNABORTED, "Connection aborted" },
	{ ENETUNREACH, "Network unreachable" },
	{ ENETDOWN, "Network is down" },
	{ ETIMEDOUT, "Timed out" },
	{ EHOSTDOWN, "Host is down" },
	{ EHOSTUNREACH, "Host unreachable" },
	{ EINPROGRESS, "In progress" },
	{ EALREADY, "Done already" },
	{ EDESTADDRREQ, "Destination address missing" },
	{ EMSGSIZE, "Message too long" },
	{ EPROTONOSUPPORT, "Protocol not supported" },
	{ ESOCKTNOSUPPORT, "Socket type not supported" },
	{ EADDRNOTAVAIL, "Address not available" },
	{ ENETRESET, "Network reset" },
	{ EISCONN, "Connected already" },
	{ ENOTCONN, "Not connected" },
	{ ETOOMANYREFS, "Too many references" },
	{ ENOTSUP, "Not supported" },
	{ EILSEQ, "Illegal byte sequence" },
	{ EOVERFLOW, "Value too large" },
	{ ECANCELED, "Cancelled" },
};

BUILD_ASSERT(ECANCELED <= UINT8_MAX, "a number must fit the table");

static const char *text_of(int errnum)
{
	for (size_t i = 0; i < ARRAY_SIZE(errors); i++) {
		if (errors[i].number == errnum) {
			return errors[i].text;
		}
	}
	return NULL;
}

char *strerror(int errnum)
{
	const char *const text = text_of(errnum);

	return (char *)(text != NULL ? text : "");
}

int strerror_r(int errnum, char *strerrbuf, size_t buflen)
{
	const char *const text = text_of(errnum);

	__ASSERT_NO_MSG(strerrbuf != NULL || buflen == 0);
	if (text == NULL) {
		return EINVAL;
	}
	if (strlen(text) >= buflen) {
		return ERANGE;
	}
	(void)strcpy(strerrbuf, text);
	return 0;
}
