/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What C++ can tell about an argument of a package: the three macros of cbprintf_internal.h, which
 * alone includes this.
 */
#ifndef ZEPHYR_INCLUDE_SYS_CBPRINTF_CXX_H_
#define ZEPHYR_INCLUDE_SYS_CBPRINTF_CXX_H_

#ifdef __cplusplus

extern "C++" {

/* By the type of +x: promoted, and a pointer if x is an array. */
template <typename T> struct z_cbprintf_cxx {
	typedef T type;
	static constexpr z_cbprintf_kind kind = Z_CBPRINTF_NO_STRING;
	static constexpr cbprintf_package_arg_type tag = CBPRINTF_PACKAGE_ARG_TYPE_PTR_VOID;
};

#define Z_CBPRINTF_CXX(T, sent_as, kind_is, tag_is) \
	template <> struct z_cbprintf_cxx<T> { \
		typedef sent_as type; \
		static constexpr z_cbprintf_kind kind = kind_is; \
		static constexpr cbprintf_package_arg_type tag = \
			CBPRINTF_PACKAGE_ARG_TYPE_##tag_is; \
	}

Z_CBPRINTF_CXX(int, int, Z_CBPRINTF_NO_STRING, INT);
Z_CBPRINTF_CXX(unsigned int, unsigned int, Z_CBPRINTF_NO_STRING, UNSIGNED_INT);
Z_CBPRINTF_CXX(long, long, Z_CBPRINTF_NO_STRING, LONG);
Z_CBPRINTF_CXX(unsigned long, unsigned long, Z_CBPRINTF_NO_STRING, UNSIGNED_LONG);
Z_CBPRINTF_CXX(long long, long long, Z_CBPRINTF_NO_STRING, LONG_LONG);
Z_CBPRINTF_CXX(unsigned long long, unsigned long long, Z_CBPRINTF_NO_STRING, UNSIGNED_LONG_LONG);
Z_CBPRINTF_CXX(float, double, Z_CBPRINTF_NO_STRING, FLOAT);
Z_CBPRINTF_CXX(double, double, Z_CBPRINTF_NO_STRING, DOUBLE);
Z_CBPRINTF_CXX(long double, long double, Z_CBPRINTF_NO_STRING, LONG_DOUBLE);
Z_CBPRINTF_CXX(char *, char *, Z_CBPRINTF_STRING, PTR_CHAR);
Z_CBPRINTF_CXX(volatile char *, volatile char *, Z_CBPRINTF_STRING, PTR_CHAR);
Z_CBPRINTF_CXX(const volatile char *, const volatile char *, Z_CBPRINTF_STRING, PTR_CHAR);
Z_CBPRINTF_CXX(const char *, const char *, Z_CBPRINTF_CONST_STRING, PTR_CHAR);
Z_CBPRINTF_CXX(signed char *, signed char *, Z_CBPRINTF_STRING, PTR_VOID);
Z_CBPRINTF_CXX(const signed char *, const signed char *, Z_CBPRINTF_CONST_STRING, PTR_VOID);
Z_CBPRINTF_CXX(unsigned char *, unsigned char *, Z_CBPRINTF_STRING, PTR_VOID);
Z_CBPRINTF_CXX(const unsigned char *, const unsigned char *, Z_CBPRINTF_CONST_STRING, PTR_VOID);

#undef Z_CBPRINTF_CXX

} /* extern "C++" */

#define Z_CBPRINTF_TYPEOF(x) typename z_cbprintf_cxx<decltype(+(x))>::type
#define Z_CBPRINTF_KIND(x) z_cbprintf_cxx<decltype(+(x))>::kind
#define Z_CBPRINTF_ARG_TYPE(x) z_cbprintf_cxx<decltype(+(x))>::tag

#endif /* __cplusplus */

#endif /* ZEPHYR_INCLUDE_SYS_CBPRINTF_CXX_H_ */
