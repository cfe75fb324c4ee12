/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the preprocessor knows about the integers 0..256.
 *
 * Decides: one row per number: predecessor, successor, double, and its place (T, N): it is the
 * Nth (1..10) number after T full decades, T being empty for none. UTIL_INC, UTIL_DEC, UTIL_X2,
 * IS_EQ and LISTIFY all read this one table. Included by util_macro.h only.
 */
#ifndef ZEPHYR_INCLUDE_SYS_UTIL_NUMBERS_H_
#define ZEPHYR_INCLUDE_SYS_UTIL_NUMBERS_H_

#define Z_NUM_0 0, 1, 0, , 0
#define Z_NUM_1 0, 2, 2, , 1
#define Z_NUM_2 1, 3, 4, , 2
#define Z_NUM_3 2, 4, 6, , 3
#define Z_NUM_4 3, 5, 8, , 4
#define Z_NUM_5 4, 6, 10, , 5
#define Z_NUM_6 5, 7, 12, , 6
#define Z_NUM_7 6, 8, 14, , 7
#define Z_NUM_8 7, 9, 16, , 8
#define Z_NUM_9 8, 10, 18, , 9
#define Z_NUM_10 9, 11, 20, , 10
#define Z_NUM_11 10, 12, 22, 1, 1
#define Z_NUM_12 11, 13, 24, 1, 2
#define Z_NUM_13 12, 14, 26, 1, 3
#define Z_NUM_14 13, 15, 28, 1, 4
#define Z_NUM_15 14, 16, 30, 1, 5
#define Z_NUM_16 15, 17, 32, 1, 6
#define Z_NUM_17 16, 18, 34, 1, 7
#define Z_NUM_18 17, 19, 36, 1, 8
#define Z_NUM_19 18, 20, 38, 1, 9
#define Z_NUM_20 19, 21, 40, 1, 10
#define Z_NUM_21 20, 22, 42, 2, 1
#define Z_NUM_22 21, 23, 44, 2, 2
#define Z_NUM_23 22, 24, 46, 2, 3
#define Z_NUM_24 23, 25, 48, 2, 4
#define Z_NUM_25 24, 26, 50, 2, 5
#define Z_NUM_26 25, 27, 52, 2, 6
#define Z_NUM_27 26, 28, 54, 2, 7
#define Z_NUM_28 27, 29, 56, 2, 8
#define Z_NUM_29 28, 30, 58, 2, 9
#define Z_NUM_30 29, 31, 60, 2, 10
#define Z_NUM_31 30, 32, 62, 3, 1
#define Z_NUM_32 31, 33, 64, 3, 2
#define Z_NUM_33 32, 34, 66, 3, 3
#define Z_NUM_34 33, 35, 68, 3, 4
#define Z_NUM_35 34, 36, 70, 3, 5
#define Z_NUM_36 35, 37, 72, 3, 6
#define Z_NUM_37 36, 38, 74, 3, 7
#define Z_NUM_38 37, 39, 76, 3, 8
#define Z_NUM_39 38, 40, 78, 3, 9
#define Z_NUM_40 39, 41, 80, 3, 10
#define Z_NUM_41 40, 42, 82, 4, 1
#define Z_NUM_42 41, 43, 84, 4, 2
#define Z_NUM_43 42, 44, 86, 4, 3
#define Z_NUM_44 43, 45, 88, 4, 4
#define Z_NUM_45 44, 46, 90, 4, 5
#define Z_NUM_46 45, 47, 92, 4, 6
#define Z_NUM_47 46, 48, 94, 4, 7
#define Z_NUM_48 47, 49, 96, 4, 8
#define Z_NUM_49 48, 50, 98, 4, 9
#define Z_NUM_50 49, 51, 100, 4, 10
#define Z_NUM_51 50, 52, 102, 5, 1
#define Z_NUM_52 51, 53, 104, 5, 2
#define Z_NUM_53 52, 54, 106, 5, 3
#define Z_NUM_54 53, 55, 108, 5, 4
#define Z_NUM_55 54, 56, 110, 5, 5
#define Z_NUM_56 55, 57, 112, 5, 6
#define Z_NUM_57 56, 58, 114, 5, 7
#define Z_NUM_58 57, 59, 116, 5, 8
#define Z_NUM_59 58, 60, 118, 5, 9
#define Z_NUM_60 59, 61, 120, 5, 10
#define Z_NUM_61 60, 62, 122, 6, 1
#define Z_NUM_62 61, 63, 124, 6, 2
#define Z_NUM_63 62, 64, 126, 6, 3
#define Z_NUM_64 63, 65, 128, 6, 4
#define Z_NUM_65 64, 66, 130, 6, 5
#define Z_NUM_66 65, 67, 132, 6, 6
#define Z_NUM_67 66, 68, 134, 6, 7
#define Z_NUM_68 67, 69, 136, 6, 8
#define Z_NUM_69 68, 70, 138, 6, 9
#define Z_NUM_70 69, 71, 140, 6, 10
#define Z_NUM_71 70, 72, 142, 7, 1
#define Z_NUM_72 71, 73, 144, 7, 2
#define Z_NUM_73 72, 74, 146, 7, 3
#define Z_NUM_74 73, 75, 148, 7, 4
#define Z_NUM_75 74, 76, 150, 7, 5
#define Z_NUM_76 75, 77, 152, 7, 6
#define Z_NUM_77 76, 78, 154, 7, 7
#define Z_NUM_78 77, 79, 156, 7, 8
#define Z_NUM_79 78, 80, 158, 7, 9
#define Z_NUM_80 79, 81, 160, 7, 10
#define Z_NUM_81 80, 82, 162, 8, 1
#define Z_NUM_82 81, 83, 164, 8, 2
#define Z_NUM_83 82, 84, 166, 8, 3
#define Z_NUM_84 83, 85, 168, 8, 4
#define Z_NUM_85 84, 86, 170, 8, 5
#define Z_NUM_86 85, 87, 172, 8, 6
#define Z_NUM_87 86, 88, 174, 8, 7
#define Z_NUM_88 87, 89, 176, 8, 8
#define Z_NUM_89 88, 90, 178, 8, 9
#define Z_NUM_90 89, 91, 180, 8, 10
#define Z_NUM_91 90, 92, 182, 9, 1
#define Z_NUM_92 91, 93, 184, 9, 2
#define Z_NUM_93 92, 94, 186, 9, 3
#define Z_NUM_94 93, 95, 188, 9, 4
#define Z_NUM_95 94, 96, 190, 9, 5
#define Z_NUM_96 95, 97, 192, 9, 6
#define Z_NUM_97 96, 98, 194, 9, 7
#define Z_NUM_98 97, 99, 196, 9, 8
#define Z_NUM_99 98, 100, 198, 9, 9
#define Z_NUM_100 99, 101, 200, 9, 10
#define Z_NUM_101 100, 102, 202, 10, 1
#define Z_NUM_102 101, 103, 204, 10, 2
#define Z_NUM_103 102, 104, 206, 10, 3
#define Z_NUM_104 103, 105, 208, 10, 4
#define Z_NUM_105 104, 106, 210, 10, 5
#define Z_NUM_106 105, 107, 212, 10, 6
#define Z_NUM_107 106, 108, 214, 10, 7
#define Z_NUM_108 107, 109, 216, 10, 8
#define Z_NUM_109 108, 110, 218, 10, 9
#define Z_NUM_110 109, 111, 220, 10, 10
#define Z_NUM_111 110, 112, 222, 11, 1
#define Z_NUM_112 111, 113, 224, 11, 2
#define Z_NUM_113 112, 114, 226, 11, 3
#define Z_NUM_114 113, 115, 228, 11, 4
#define Z_NUM_115 114, 116, 230, 11, 5
#define Z_NUM_116 115, 117, 232, 11, 6
#define Z_NUM_117 116, 118, 234, 11, 7
#define Z_NUM_118 117, 119, 236, 11, 8
#define Z_NUM_119 118, 120, 238, 11, 9
#define Z_NUM_120 119, 121, 240, 11, 10
#define Z_NUM_121 120, 122, 242, 12, 1
#define Z_NUM_122 121, 123, 244, 12, 2
#define Z_NUM_123 122, 124, 246, 12, 3
#define Z_NUM_124 123, 125, 248, 12, 4
#define Z_NUM_125 124, 126, 250, 12, 5
#define Z_NUM_126 125, 127, 252, 12, 6
#define Z_NUM_127 126, 128, 254, 12, 7
#define Z_NUM_128 127, 129, 256, 12, 8
#define Z_NUM_129 128, 130, 258, 12, 9
#define Z_NUM_130 129, 131, 260, 12, 10
#define Z_NUM_131 130, 132, 262, 13, 1
#define Z_NUM_132 131, 133, 264, 13, 2
#define Z_NUM_133 132, 134, 266, 13, 3
#define Z_NUM_134 133, 135, 268, 13, 4
#define Z_NUM_135 134, 136, 270, 13, 5
#define Z_NUM_136 135, 137, 272, 13, 6
#define Z_NUM_137 136, 138, 274, 13, 7
#define Z_NUM_138 137, 139, 276, 13, 8
#define Z_NUM_139 138, 140, 278, 13, 9
#define Z_NUM_140 139, 141, 280, 13, 10
#define Z_NUM_141 140, 142, 282, 14, 1
#define Z_NUM_142 141, 143, 284, 14, 2
#define Z_NUM_143 142, 144, 286, 14, 3
#define Z_NUM_144 143, 145, 288, 14, 4
#define Z_NUM_145 144, 146, 290, 14, 5
#define Z_NUM_146 145, 147, 292, 14, 6
#define Z_NUM_147 146, 148, 294, 14, 7
#define Z_NUM_148 147, 149, 296, 14, 8
#define Z_NUM_149 148, 150, 298, 14, 9
#define Z_NUM_150 149, 151, 300, 14, 10
#define Z_NUM_151 150, 152, 302, 15, 1
#define Z_NUM_152 151, 153, 304, 15, 2
#define Z_NUM_153 152, 154, 306, 15, 3
#define Z_NUM_154 153, 155, 308, 15, 4
#define Z_NUM_155 154, 156, 310, 15, 5
#define Z_NUM_156 155, 157, 312, 15, 6
#define Z_NUM_157 156, 158, 314, 15, 7
#define Z_NUM_158 157, 159, 316, 15, 8
#define Z_NUM_159 158, 160, 318, 15, 9
#define Z_NUM_160 159, 161, 320, 15, 10
#define Z_NUM_161 160, 162, 322, 16, 1
#define Z_NUM_162 161, 163, 324, 16, 2
#define Z_NUM_163 162, 164, 326, 16, 3
#define Z_NUM_164 163, 165, 328, 16, 4
#define Z_NUM_165 164, 166, 330, 16, 5
#define Z_NUM_166 165, 167, 332, 16, 6
#define Z_NUM_167 166, 168, 334, 16, 7
#define Z_NUM_168 167, 169, 336, 16, 8
#define Z_NUM_169 168, 170, 338, 16, 9
#define Z_NUM_170 169, 171, 340, 16, 10
#define Z_NUM_171 170, 172, 342, 17, 1
#define Z_NUM_172 171, 173, 344, 17, 2
#define Z_NUM_173 172, 174, 346, 17, 3
#define Z_NUM_174 173, 175, 348, 17, 4
#define Z_NUM_175 174, 176, 350, 17, 5
#define Z_NUM_176 175, 177, 352, 17, 6
#define Z_NUM_177 176, 178, 354, 17, 7
#define Z_NUM_178 177, 179, 356, 17, 8
#define Z_NUM_179 178, 180, 358, 17, 9
#define Z_NUM_180 179, 181, 360, 17, 10
#define Z_NUM_181 180, 182, 362, 18, 1
#define Z_NUM_182 181, 183, 364, 18, 2
#define Z_NUM_183 182, 184, 366, 18, 3
#define Z_NUM_184 183, 185, 368, 18, 4
#define Z_NUM_185 184, 186, 370, 18, 5
#define Z_NUM_186 185, 187, 372, 18, 6
#define Z_NUM_187 186, 188, 374, 18, 7
#define Z_NUM_188 187, 189, 376, 18, 8
#define Z_NUM_189 188, 190, 378, 18, 9
#define Z_NUM_190 189, 191, 380, 18, 10
#define Z_NUM_191 190, 192, 382, 19, 1
#define Z_NUM_192 191, 193, 384, 19, 2
#define Z_NUM_193 192, 194, 386, 19, 3
#define Z_NUM_194 193, 195, 388, 19, 4
#define Z_NUM_195 194, 196, 390, 19, 5
#define Z_NUM_196 195, 197, 392, 19, 6
#define Z_NUM_197 196, 198, 394, 19, 7
#define Z_NUM_198 197, 199, 396, 19, 8
#define Z_NUM_199 198, 200, 398, 19, 9
#define Z_NUM_200 199, 201, 400, 19, 10
#define Z_NUM_201 200, 202, 402, 20, 1
#define Z_NUM_202 201, 203, 404, 20, 2
#define Z_NUM_203 202, 204, 406, 20, 3
#define Z_NUM_204 203, 205, 408, 20, 4
#define Z_NUM_205 204, 206, 410, 20, 5
#define Z_NUM_206 205, 207, 412, 20, 6
#define Z_NUM_207 206, 208, 414, 20, 7
#define Z_NUM_208 207, 209, 416, 20, 8
#define Z_NUM_209 208, 210, 418, 20, 9
#define Z_NUM_210 209, 211, 420, 20, 10
#define Z_NUM_211 210, 212, 422, 21, 1
#define Z_NUM_212 211, 213, 424, 21, 2
#define Z_NUM_213 212, 214, 426, 21, 3
#define Z_NUM_214 213, 215, 428, 21, 4
#define Z_NUM_215 214, 216, 430, 21, 5
#define Z_NUM_216 215, 217, 432, 21, 6
#define Z_NUM_217 216, 218, 434, 21, 7
#define Z_NUM_218 217, 219, 436, 21, 8
#define Z_NUM_219 218, 220, 438, 21, 9
#define Z_NUM_220 219, 221, 440, 21, 10
#define Z_NUM_221 220, 222, 442, 22, 1
#define Z_NUM_222 221, 223, 444, 22, 2
#define Z_NUM_223 222, 224, 446, 22, 3
#define Z_NUM_224 223, 225, 448, 22, 4
#define Z_NUM_225 224, 226, 450, 22, 5
#define Z_NUM_226 225, 227, 452, 22, 6
#define Z_NUM_227 226, 228, 454, 22, 7
#define Z_NUM_228 227, 229, 456, 22, 8
#define Z_NUM_229 228, 230, 458, 22, 9
#define Z_NUM_230 229, 231, 460, 22, 10
#define Z_NUM_231 230, 232, 462, 23, 1
#define Z_NUM_232 231, 233, 464, 23, 2
#define Z_NUM_233 232, 234, 466, 23, 3
#define Z_NUM_234 233, 235, 468, 23, 4
#define Z_NUM_235 234, 236, 470, 23, 5
#define Z_NUM_236 235, 237, 472, 23, 6
#define Z_NUM_237 236, 238, 474, 23, 7
#define Z_NUM_238 237, 239, 476, 23, 8
#define Z_NUM_239 238, 240, 478, 23, 9
#define Z_NUM_240 239, 241, 480, 23, 10
#define Z_NUM_241 240, 242, 482, 24, 1
#define Z_NUM_242 241, 243, 484, 24, 2
#define Z_NUM_243 242, 244, 486, 24, 3
#define Z_NUM_244 243, 245, 488, 24, 4
#define Z_NUM_245 244, 246, 490, 24, 5
#define Z_NUM_246 245, 247, 492, 24, 6
#define Z_NUM_247 246, 248, 494, 24, 7
#define Z_NUM_248 247, 249, 496, 24, 8
#define Z_NUM_249 248, 250, 498, 24, 9
#define Z_NUM_250 249, 251, 500, 24, 10
#define Z_NUM_251 250, 252, 502, 25, 1
#define Z_NUM_252 251, 253, 504, 25, 2
#define Z_NUM_253 252, 254, 506, 25, 3
#define Z_NUM_254 253, 255, 508, 25, 4
#define Z_NUM_255 254, 256, 510, 25, 5
#define Z_NUM_256 255, 257, 512, 25, 6

/* Z_SAME_a_b is a hit (see Z_PROBE) when a and b are the same place value, empty or 0..25. */
#define Z_SAME__ ~, 1
#define Z_SAME_0_0 ~, 1
#define Z_SAME_1_1 ~, 1
#define Z_SAME_2_2 ~, 1
#define Z_SAME_3_3 ~, 1
#define Z_SAME_4_4 ~, 1
#define Z_SAME_5_5 ~, 1
#define Z_SAME_6_6 ~, 1
#define Z_SAME_7_7 ~, 1
#define Z_SAME_8_8 ~, 1
#define Z_SAME_9_9 ~, 1
#define Z_SAME_10_10 ~, 1
#define Z_SAME_11_11 ~, 1
#define Z_SAME_12_12 ~, 1
#define Z_SAME_13_13 ~, 1
#define Z_SAME_14_14 ~, 1
#define Z_SAME_15_15 ~, 1
#define Z_SAME_16_16 ~, 1
#define Z_SAME_17_17 ~, 1
#define Z_SAME_18_18 ~, 1
#define Z_SAME_19_19 ~, 1
#define Z_SAME_20_20 ~, 1
#define Z_SAME_21_21 ~, 1
#define Z_SAME_22_22 ~, 1
#define Z_SAME_23_23 ~, 1
#define Z_SAME_24_24 ~, 1
#define Z_SAME_25_25 ~, 1

#endif /* ZEPHYR_INCLUDE_SYS_UTIL_NUMBERS_H_ */
