/** The made-up commune of the playground. */
import type { Unit } from '../../domain/unit.ts';

export const committee = 'xa-vi-du';
/** It has a group of its own, on another platform than the committee's. */
export const hamlet = 'ap-5';

export const commune: readonly Unit[] = [
  { code: 'tinh-vi-du', name: 'UBND tỉnh Ví Dụ', kind: 'province', aliases: ['tỉnh Ví Dụ'] },
  {
    code: committee,
    name: 'UBND xã Ví Dụ',
    parent: 'tinh-vi-du',
    kind: 'commune',
    aliases: ['xã Ví Dụ', 'Ủy ban nhân dân xã Ví Dụ', 'chợ Ví Dụ', 'trạm y tế xã'],
    phone: '0900 000 000',
  },
  {
    code: 'dia-chinh',
    name: 'Tổ địa chính – xây dựng',
    parent: committee,
    kind: 'department',
    aliases: ['địa chính', 'tổ địa chính'],
  },
  { code: 'ha-tang', name: 'Tổ hạ tầng', parent: committee, kind: 'department', aliases: ['hạ tầng', 'giao thông'] },
  { code: 'cong-an', name: 'Công an xã', parent: committee, kind: 'department', aliases: ['công an'] },
  { code: 'ap-1', name: 'Ấp 1', parent: committee, kind: 'hamlet', aliases: ['ấp Một', 'đình Ví Dụ'] },
  { code: 'ap-2', name: 'Ấp 2', parent: committee, kind: 'hamlet', aliases: ['ấp Hai', 'khu chợ ấp 2'] },
  { code: 'ap-3', name: 'Ấp 3', parent: committee, kind: 'hamlet', aliases: ['ấp Ba', 'hẻm 12'] },
  { code: 'ap-4', name: 'Ấp 4', parent: committee, kind: 'hamlet', aliases: ['ấp Bốn', 'trường tiểu học Ví Dụ'] },
  { code: hamlet, name: 'Ấp 5', parent: committee, kind: 'hamlet', aliases: ['ấp Năm', 'cầu Kinh Năm'] },
];
